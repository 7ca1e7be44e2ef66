(function(){
"use strict";
var box=document.getElementById("filter"),blocks={};
function each(selector,of,step){Array.prototype.forEach.call(of.querySelectorAll(selector),step);}
if(box){
 var timer=0;
 box.addEventListener("input",function(){clearTimeout(timer);timer=setTimeout(search,80);});
}
function search(){
 var words=box.value.toLowerCase().normalize("NFC").split(/\s+/).filter(Boolean);
 each("[data-search]",document,function(row){
  var text=row.getAttribute("data-search");
  row.classList.toggle("hidden",!words.every(function(w){return text.indexOf(w)>=0;}));
 });
}
// bodies of large reports lie in compressed blocks inside this file
function block(number){
 if(!blocks[number]){
  var holder=document.getElementById("block"+number);
  var bytes=Uint8Array.from(atob(holder.textContent),function(c){return c.charCodeAt(0);});
  var stream=new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
  blocks[number]=new Response(stream).text().then(JSON.parse);
 }
 return blocks[number];
}
function fill(item){
 var number=item.getAttribute("data-block");
 if(number===null){return Promise.resolve();}
 item.removeAttribute("data-block");
 if(typeof DecompressionStream==="undefined"){
  item.insertAdjacentText("beforeend",document.body.getAttribute("data-old"));
  return Promise.resolve();
 }
 return block(number).then(function(bodies){
  var part=document.createElement("div");
  part.className="body";
  part.innerHTML=bodies[item.id];
  item.appendChild(part);
  var select=item.parentElement.querySelector("[data-verdict-filter]");
  if(select){rows(item,select.value);}
 });
}
each("details[data-block]",document,function(item){
 item.addEventListener("toggle",function(){if(item.open){fill(item);}});
 if(item.open){fill(item);}
});
function rows(part,verdict){
 each("tr[data-verdict]",part,function(row){
  row.classList.toggle("hidden",verdict!==""&&row.getAttribute("data-verdict")!==verdict);
 });
}
each("[data-verdict-filter]",document,function(select){
 select.addEventListener("change",function(){
  var part=select.closest("section");
  each("[data-verdicts]",part,function(item){
   var has=item.getAttribute("data-verdicts").split(" ").indexOf(select.value)>=0;
   item.classList.toggle("hidden",select.value!==""&&!has);
  });
  rows(part,select.value);
 });
});
function reveal(){
 var id=decodeURIComponent(location.hash.slice(1)),place=id&&document.getElementById(id),target=place;
 if(!place){return;}
 var filled=place.tagName==="DETAILS"?fill(place):Promise.resolve();
 while(target){if(target.tagName==="DETAILS"){target.open=true;}target.classList.remove("hidden");target=target.parentElement;}
 filled.then(function(){place.scrollIntoView();});
}
window.addEventListener("hashchange",reveal);
window.addEventListener("load",reveal);
window.addEventListener("beforeprint",function(){
 // documents are an index in print unless their reader has opened them
 each("details:not(.text):not([data-block])",document,function(d){if(!d.closest("#plans")){d.open=true;}});
});
})();
