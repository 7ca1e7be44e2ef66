(function(){
"use strict";
var box=document.getElementById("filter");
if(box){box.addEventListener("input",function(){
 var words=box.value.toLowerCase().normalize("NFC").split(/\s+/).filter(Boolean);
 document.querySelectorAll("[data-search]").forEach(function(row){
  var text=row.getAttribute("data-search");
  row.classList.toggle("hidden",!words.every(function(w){return text.indexOf(w)>=0;}));
 });
});}
document.querySelectorAll("[data-verdict-filter]").forEach(function(select){
 select.addEventListener("change",function(){
  var part=select.closest("section");
  part.querySelectorAll("tr[data-verdict]").forEach(function(row){
   row.classList.toggle("hidden",select.value!==""&&row.getAttribute("data-verdict")!==select.value);
  });
 });
});
function reveal(){
 var id=decodeURIComponent(location.hash.slice(1)),target=id&&document.getElementById(id);
 while(target){if(target.tagName==="DETAILS"){target.open=true;}target=target.parentElement;}
 var place=id&&document.getElementById(id);
 if(place){place.scrollIntoView();}
}
window.addEventListener("hashchange",reveal);
window.addEventListener("load",reveal);
window.addEventListener("beforeprint",function(){document.querySelectorAll("details:not(.text)").forEach(function(d){d.open=true;});});
})();
